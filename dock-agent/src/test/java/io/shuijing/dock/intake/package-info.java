/** What the office knows of a recorder when it starts again, and what its receipts say. */
@NullMarked
package io.shuijing.dock.intake;

import org.jspecify.annotations.NullMarked;
