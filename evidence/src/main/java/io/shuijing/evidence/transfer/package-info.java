/**
 * What a dock and a recorder say to each other, and the receipt that the office gives at the end.
 *
 * <p>The dock asks ({@link io.shuijing.evidence.transfer.Question}), the recorder answers ({@link
 * io.shuijing.evidence.transfer.Answer}); each is a text of the line form and at most one body of
 * bytes beside it. Nothing here reads or writes a link.
 *
 * <p>Invariants: a message has exactly one form; every list and length in it has a limit that is
 * checked before anything is allocated for it; a receipt frees a segment only if it verifies, names
 * this recorder's own root at that size, and does not except that segment.
 */
@NullMarked
package io.shuijing.evidence.transfer;

import org.jspecify.annotations.NullMarked;
