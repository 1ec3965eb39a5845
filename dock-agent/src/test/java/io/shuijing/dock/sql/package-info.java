/** Tests of the databases behind the catalogue. */
@NullMarked
package io.shuijing.dock.sql;

import org.jspecify.annotations.NullMarked;
