/** Keys that never leave, and chance. */
@NullMarked
package io.shuijing.hal.secrets;

import org.jspecify.annotations.NullMarked;
