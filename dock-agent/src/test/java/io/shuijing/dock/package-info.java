/** The shell: configuration, lines, and the whole dock as a process of its own. */
@NullMarked
package io.shuijing.dock;

import org.jspecify.annotations.NullMarked;
