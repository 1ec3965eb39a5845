/**
 * What a recording can prove: one pass over a recorder's journal and tracks, against the keys that
 * one trusts, ends in a {@link io.shuijing.evidence.verify.Report}.
 *
 * <p>A report is never a bare "good". It lists every {@link io.shuijing.evidence.verify.Finding}
 * with its place and the clause of docs/spec/7-verdicts.md; the gravest is the {@link
 * io.shuijing.evidence.verify.Verdict}. Beside it stand three things that no verdict can replace:
 * whose key it was ({@link io.shuijing.evidence.verify.KeyTrust}), between which times it must have
 * been made, and how much could have been cut off without a trace.
 *
 * <p>Invariants: every link, every signature and every sealed byte is looked at, not only the ends;
 * what no known key has signed is used to find things, never to prove them; hostile input ends in
 * findings, never in another exception than {@link java.io.IOException}; the order of findings does
 * not depend on the executor.
 *
 * <p>Open {@link io.shuijing.evidence.verify.Verifier} first.
 */
@NullMarked
package io.shuijing.evidence.verify;

import org.jspecify.annotations.NullMarked;
