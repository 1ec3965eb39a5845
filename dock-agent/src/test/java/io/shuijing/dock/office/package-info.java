/** Founding, enrolment, and the office at a dock. */
@NullMarked
package io.shuijing.dock.office;

import org.jspecify.annotations.NullMarked;
