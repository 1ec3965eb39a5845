/**
 * Who says whether all promises were kept: invariants I1 to I19, one class each, over a {@link
 * io.shuijing.simulator.oracle.ShadowLog} of all that was offered, signed and acknowledged.
 *
 * <p>An oracle reads card and store as anyone could, from outside and without counting as an
 * operation; it never asks an agent. It looks at moments ({@link
 * io.shuijing.simulator.oracle.When}) and reports one sentence for each thing that is not as
 * promised. Whether a loss must be prevented or only be named depends on the profile.
 *
 * <p>Open {@link io.shuijing.simulator.oracle.Oracle} first, then {@link
 * io.shuijing.simulator.oracle.Oracles}.
 */
@NullMarked
package io.shuijing.simulator.oracle;

import org.jspecify.annotations.NullMarked;
