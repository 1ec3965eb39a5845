/** Where the recorder speaks. */
@NullMarked
package io.shuijing.hal.sound;

import org.jspecify.annotations.NullMarked;
