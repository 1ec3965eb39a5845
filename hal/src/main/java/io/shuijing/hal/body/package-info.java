/** What the wearer presses, sees and feels. */
@NullMarked
package io.shuijing.hal.body;

import org.jspecify.annotations.NullMarked;
