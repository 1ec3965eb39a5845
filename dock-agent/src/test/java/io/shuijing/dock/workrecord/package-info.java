/** Tests of work records. */
@NullMarked
package io.shuijing.dock.workrecord;

import org.jspecify.annotations.NullMarked;
