/** What a bay does with a recorder, whole: see {@link io.shuijing.dock.bay.DockingTest} first. */
@NullMarked
package io.shuijing.dock.bay;

import org.jspecify.annotations.NullMarked;
