@NullMarked
package io.shuijing.dock.custody;

import org.jspecify.annotations.NullMarked;
