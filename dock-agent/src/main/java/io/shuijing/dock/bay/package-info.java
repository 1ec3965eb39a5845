/**
 * One bay: what is done with a recorder from the moment it is put in until it is gone.
 *
 * <p>{@link io.shuijing.dock.bay.BayAgent} is plain blocking code, one per bay: wait for a
 * recorder, take it in, measure and set its clock, let the journal's copy grow and cosign it, take
 * its files, give the receipt, hand an order over; then stay and look again every two seconds.
 * Whatever breaks (link, protocol, store, dock) it begins again, and what is there already is not
 * done again. What it does is told as {@link io.shuijing.dock.bay.BayEvent}s; what it is in is a
 * {@link io.shuijing.dock.bay.BayState}.
 *
 * <p>Invariants: offset and round trip of the clock are measured before it is set; a receipt is
 * given after everything that it names is durable; a full store receipts nothing; a recorder that
 * breaks the protocol loses the link, not the dock.
 */
@NullMarked
package io.shuijing.dock.bay;

import org.jspecify.annotations.NullMarked;
