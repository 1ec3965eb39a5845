/** Tokens of SoftHSM. */
@NullMarked
package io.shuijing.hal.token;

import org.jspecify.annotations.NullMarked;
