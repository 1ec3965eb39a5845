/**
 * What an office's custody log proves, and whether the archive beside it is what the log says.
 *
 * <p>{@link io.shuijing.evidence.audit.LogAudit} reads a log as any stranger would: the
 * checkpoint's signatures, every tile, every entry; then it holds the receipts and cosigned
 * checkpoints of the archive against the entries, both ways. It writes nothing and believes nothing
 * that it was not handed keys for.
 *
 * <p>Invariants: a finding names the file or the entry, the clause (docs/spec, page 6) and what is
 * wrong; memory does not grow with the log, only with the notes of the archive.
 */
@NullMarked
package io.shuijing.evidence.audit;

import org.jspecify.annotations.NullMarked;
