/**
 * Who has a recorder's folder in hand and edits it (A1): the card while the recorder is off, or a
 * copy of the archive.
 *
 * <p>He knows the formats as well as anybody, has keys of his own, and keeps what he saw earlier;
 * he has neither the recorder's key nor the office's nor a dock's. What he does is drawn from the
 * shift's chance, on a {@link io.shuijing.simulator.adversary.Image} of the files; he never touches
 * a disk himself.
 *
 * <p>Open {@link io.shuijing.simulator.adversary.Adversary} first.
 */
@NullMarked
package io.shuijing.simulator.adversary;

import org.jspecify.annotations.NullMarked;
