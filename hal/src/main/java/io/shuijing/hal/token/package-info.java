/**
 * Keys in a token: a secure element, a smart card, or SoftHSM, through PKCS #11.
 *
 * <p>{@link io.shuijing.hal.token.Pkcs11Token} is where the token is and how it is opened; it gives
 * a {@link io.shuijing.hal.secrets.SigningKey}. The JDK's own provider SunPKCS11 does the talking;
 * it is configured here and never registered, so that nothing else of the process uses the token by
 * accident.
 *
 * <p>Invariants: the PIN is read from a file that nobody else may read, lies in memory only while
 * the token is opened, and stands in no message; a PIN that was refused is not tried again, since
 * tokens lock themselves; a key on another curve is never used; every failure says what to do next.
 *
 * <p>Open {@link io.shuijing.hal.token.Pkcs11Token} first.
 */
@NullMarked
package io.shuijing.hal.token;

import org.jspecify.annotations.NullMarked;
