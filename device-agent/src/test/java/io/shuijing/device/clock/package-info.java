/** Which clock is believed. */
@NullMarked
package io.shuijing.device.clock;

import org.jspecify.annotations.NullMarked;
