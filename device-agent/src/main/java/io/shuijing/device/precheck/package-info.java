/**
 * What the recorder checks of itself when it is handed out and when a recording begins.
 *
 * <p>A check says {@code ok}, {@code warn} or {@code fail} and what was measured. Whatever it says,
 * nothing waits for it: a press starts a recording even if a check fails.
 *
 * <p>Open {@link io.shuijing.device.precheck.PartChecks} first.
 */
@NullMarked
package io.shuijing.device.precheck;

import org.jspecify.annotations.NullMarked;
