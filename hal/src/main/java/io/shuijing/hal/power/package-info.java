/** Energy. */
@NullMarked
package io.shuijing.hal.power;

import org.jspecify.annotations.NullMarked;
