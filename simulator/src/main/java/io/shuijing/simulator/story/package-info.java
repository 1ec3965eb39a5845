/**
 * Stories: what happens to officers, a recorder and a dock, as plain text in their own words.
 *
 * <p>The first line of a story is its title; every other line is one sentence, in Chinese or in
 * English: a time if it matters, then what somebody does or what goes wrong, or what is expected of
 * journal, verdict, receipts, card, light or bay. The real recorder and the real dock play it in
 * virtual time on a {@link io.shuijing.simulator.shift.Stage}; what is expected is looked up in the
 * archive with the reader and the verifier that everybody uses. A sentence that is not known is an
 * error that names line and known sentences: nothing is passed over.
 *
 * <p>Open {@link io.shuijing.simulator.story.Story} first; every sentence stands in {@code
 * Happenings} or {@code Expectations}.
 */
@NullMarked
package io.shuijing.simulator.story;

import org.jspecify.annotations.NullMarked;
