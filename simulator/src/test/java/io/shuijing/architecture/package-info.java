/**
 * The house rules as tests: which module may use which, no package cycles, null marking, names,
 * file lengths, forbidden calls, links in documents.
 *
 * <p>They stand in this module because only the simulator sees all others. Every rule takes the
 * root it judges as a parameter, and a test named {@code …BiteTest} shows it a fixture that breaks
 * it: a rule that cannot fail proves nothing.
 *
 * <p>Open {@link io.shuijing.architecture.ArchitectureTest} first.
 */
@NullMarked
package io.shuijing.architecture;

import org.jspecify.annotations.NullMarked;
