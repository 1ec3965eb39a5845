/**
 * The plug of a simulated recorder: a real link back end that exists only while the recorder is
 * plugged in.
 *
 * <p>TLS and bytes are exercised on the real back ends; what is simulated is the hand that plugs
 * and pulls.
 */
@NullMarked
package io.shuijing.simulator.link;

import org.jspecify.annotations.NullMarked;
