/**
 * A link over any byte stream: who is there, proof of both names, questions and answers.
 *
 * <p>From below: a {@link io.shuijing.hal.wire.ByteLink} carries bytes (TCP here, a serial line in
 * {@code hal.serial}) and a {@link io.shuijing.hal.wire.LinkSource} makes them. On it
 *
 * <ol>
 *   <li>the dock calls with one line of text and the recorder answers with another, so that both
 *       know where the stream begins: a serial line has no connections, and what a former session
 *       left on it is thrown away;
 *   <li>TLS 1.3, RFC 8446, both sides with a certificate of the office's own authority, judged at a
 *       time that the agent gives, since a recorder's clock may stand in 1970;
 *   <li>frames: header length and body length, four bytes each, big endian; header in UTF-8; body.
 *       The recorder sends the first one, {@code shuijing-link/1 ready} or {@code shuijing-link/1
 *       busy}; then one question is outstanding at a time.
 * </ol>
 *
 * <p>Invariants: no length is believed before it was checked against the limits of {@link
 * io.shuijing.hal.link.Frame}; every wait ends; whatever a peer sends, the server lives on and
 * serves the next dock; threads are daemons and end with {@code close}.
 *
 * <p>Open {@link io.shuijing.hal.wire.WireLinkServer} (recorder) and {@link
 * io.shuijing.hal.wire.WireBay} (dock) first.
 */
@NullMarked
package io.shuijing.hal.wire;

import org.jspecify.annotations.NullMarked;
