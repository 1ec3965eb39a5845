/** The bench as a technician meets it: in a real browser, over real agents. */
@NullMarked
package io.shuijing.simulator.bench;

import org.jspecify.annotations.NullMarked;
