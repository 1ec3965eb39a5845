/**
 * Text with signatures: the C2SP signed note, the only thing that is ever signed.
 *
 * <p>A note is a text, one empty line, and one or more lines {@code — NAME base64(key id ‖
 * signature)}. The signed bytes are the bytes as written, so {@code awk} and {@code openssl} are
 * enough to check one.
 *
 * <p>Invariants: a {@link io.shuijing.evidence.note.Note} keeps the very bytes that were read;
 * signatures by unknown keys are ignored; a note without a valid signature by a known key proves
 * nothing; what {@link io.shuijing.evidence.note.VerifierKey#verifies} accepts, OpenSSL accepts,
 * and the other way round.
 *
 * <p>Open {@link io.shuijing.evidence.note.Note} first.
 */
@NullMarked
package io.shuijing.evidence.note;

import org.jspecify.annotations.NullMarked;
