/**
 * What every back end of a port must do, real or simulated.
 *
 * <p>One interface per port. A test of a back end implements it, says how the part is made, and
 * inherits the tests.
 */
@NullMarked
package io.shuijing.hal.contract;

import org.jspecify.annotations.NullMarked;
