/** Between a recorder and a dock: framed questions of the dock, answers of the recorder. */
@NullMarked
package io.shuijing.hal.link;

import org.jspecify.annotations.NullMarked;
