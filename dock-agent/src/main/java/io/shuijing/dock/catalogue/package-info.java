/**
 * The catalogue: what is in the archive, in a form that can be searched.
 *
 * <p>One {@link io.shuijing.dock.catalogue.SessionRow} for each session, never for each segment,
 * and one {@link io.shuijing.dock.catalogue.OutingRow} for each time that a recorder was out.
 * {@link io.shuijing.dock.catalogue.Cataloguer} reads them from the journals in the archive, each
 * journal from where it stopped last; {@link io.shuijing.dock.catalogue.Catalogue} is the port
 * behind which a database keeps them ({@code dock.sql}).
 *
 * <p>Invariants: nothing is in the catalogue that cannot be read from archive and roster again, so
 * that it may be lost at any time; read bit by bit or at once, it is the same; it is never in the
 * way of offloading; the cost of a further session does not grow with the archive.
 *
 * <p>The verdict here is that of the intake: what verified records say, whether a dock has cosigned
 * them, whether their bytes are in the archive. Whoever has to know more lets the whole be verified
 * ({@code ./shuijing verify}).
 */
@NullMarked
package io.shuijing.dock.catalogue;

import org.jspecify.annotations.NullMarked;
