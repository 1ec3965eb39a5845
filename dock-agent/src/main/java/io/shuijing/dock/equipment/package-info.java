/**
 * The office's equipment register (R3): which devices there are, and whether each was accepted.
 *
 * <p>There is no table that somebody keeps. A device is in the register because its key was
 * enrolled; what was tested of it stands in {@link io.shuijing.dock.equipment.AcceptanceNote}s,
 * each signed by a {@link io.shuijing.dock.equipment.Technicians technician} and filed with its
 * report in the {@link io.shuijing.dock.equipment.AcceptanceFiles}. The {@link
 * io.shuijing.dock.equipment.EquipmentRegister} is read from both whenever it is asked for.
 *
 * <p>Invariants: a note whose signature does not hold, or whose report has other bytes than it
 * names, counts for nothing and is said to; nothing that was filed is ever changed.
 */
@NullMarked
package io.shuijing.dock.equipment;

import org.jspecify.annotations.NullMarked;
