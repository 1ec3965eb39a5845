/**
 * The commands {@code verify}, {@code inspect} and {@code export}: the verifier over folders, in
 * words for a lawyer.
 *
 * <p>Only here does the module touch files, the console and threads. Output is Chinese or English;
 * times are those of the records. A verdict never stands alone: key trust, time bracket and the
 * longest tail that could have been cut stand beside it.
 *
 * <p>Open {@link io.shuijing.evidence.cli.Main} first.
 */
@NullMarked
package io.shuijing.evidence.cli;

import org.jspecify.annotations.NullMarked;
