@NullMarked
package io.shuijing.dock.upkeep;

import org.jspecify.annotations.NullMarked;
