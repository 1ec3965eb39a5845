package io.shuijing.hal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkIdentityTest {
  private static final String NAME = "ruzhou-water.example/dock/dock-1";

  @Test
  void an_identity_is_named_as_its_certificate_says() throws Exception {
    assertThat(ExampleAuthority.ed25519().identity(NAME).name()).isEqualTo(NAME);
    assertThat(ExampleAuthority.p256().identity(NAME).name()).isEqualTo(NAME);
  }

  @Test
  void a_key_that_is_not_the_certificates_is_refused() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    LinkIdentity one = office.identity(NAME);
    LinkIdentity other = office.identity(NAME);
    assertThatThrownBy(() -> with(one, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the key is not the one of the certificate of " + NAME);
  }

  @Test
  void a_key_of_another_kind_is_refused() throws Exception {
    LinkIdentity one = ExampleAuthority.ed25519().identity(NAME);
    LinkIdentity other = ExampleAuthority.p256().identity(NAME);
    assertThatThrownBy(() -> with(one, other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_certificate_that_the_authority_did_not_sign_is_refused() throws Exception {
    LinkIdentity one = ExampleAuthority.ed25519().identity(NAME);
    ExampleAuthority foreign = ExampleAuthority.ed25519();
    assertThatThrownBy(() ->
            new LinkIdentity(
                one.key(), one.certificate(), foreign.certificate(), Instant::now, _ -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_that_could_confuse_a_reader_is_refused() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    for (String name : new String[] {"a b", "/dock", "水镜", "x".repeat(201)}) {
      assertThatThrownBy(() -> office.identity(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("common name");
    }
  }

  private static LinkIdentity with(LinkIdentity key, LinkIdentity certificate) {
    return new LinkIdentity(
        key.key(),
        certificate.certificate(),
        certificate.authority(),
        certificate.judgedAt(),
        certificate.acceptedPeer());
  }
}
