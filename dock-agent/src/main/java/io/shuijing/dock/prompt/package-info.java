/**
 * What is spoken into every recording at its beginning, and the orders that it is made from.
 *
 * <p>An {@link io.shuijing.dock.prompt.Order} says for which recorder, unit, purpose, matter and
 * officers; a {@link io.shuijing.dock.prompt.Wording} is the sentence around them, as versioned
 * text beside the code, in Chinese and English; a {@link io.shuijing.dock.prompt.Prompt} is both
 * together, spoken. {@link io.shuijing.dock.prompt.PromptDesk} renders and keeps them, so that it
 * can later be proved from a recording that this very prompt was heard in it.
 *
 * <p>Invariants: certificate numbers are read digit by digit; every prompt says that it is recorded
 * throughout and that recusal may be asked for (R8, R9 of the rule on recordings); a wording that
 * was once used is never changed, it gets the next version.
 */
@NullMarked
package io.shuijing.dock.prompt;

import org.jspecify.annotations.NullMarked;
