/** Tests of tables, opened by programs that are not ours. */
@NullMarked
package io.shuijing.dock.sheet;

import org.jspecify.annotations.NullMarked;
