/**
 * Who has seen what: Merkle trees over records, checkpoints, the cosignatures of witnesses, and the
 * office's custody log.
 *
 * <p>Records are leaves of the tree of RFC 6962 (leaf hash SHA-256(0x00 ‖ record), node hash
 * SHA-256(0x01 ‖ left ‖ right)). A checkpoint is the C2SP tlog-checkpoint note: origin, size, root.
 * A dock that has checked that a recorder's journal continues what it saw before cosigns the
 * checkpoint; from then on neither a restored card nor a second journal can pass unseen.
 *
 * <p>The custody log is the same for the office itself: what it took, said and found are entries of
 * one tree, kept as the static files of C2SP tlog-tiles, so that nobody, the office included, can
 * take an entry away or put one between. {@link io.shuijing.evidence.custody.LogEdge} grows such a
 * log and says which files it gets, {@link io.shuijing.evidence.custody.LogTree} reads roots,
 * proofs and entries from the files, {@link io.shuijing.evidence.custody.LoggedEntry} is what an
 * entry says.
 *
 * <p>Open {@link io.shuijing.evidence.custody.Checkpoint} first; {@link
 * io.shuijing.evidence.custody.Frontier} grows a root record by record, {@link
 * io.shuijing.evidence.custody.MerkleTree} makes and checks proofs.
 */
@NullMarked
package io.shuijing.evidence.custody;

import org.jspecify.annotations.NullMarked;
