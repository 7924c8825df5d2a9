package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `weft change show`.
class ChangeTest {

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private String shown(boolean ready, String waits) {
    server.on(
        "GET /changes/7",
        """
        {"schema":"weft.change/v1","number":7,"title":"Fractions","proposer":"cy","state":"open",
         "version":"aea2","createdAt":"2026-11-30T11:13:02Z","changedAt":"2026-11-30T11:13:02Z",
         "ready":%s,"waits":[%s],"voices":[],"plan":null,"problem":null}"""
            .formatted(ready, waits));
    Shell.Result result = Shell.at(server).run("change", "show", "7");
    assertThat(result.exit()).isZero();
    return result.out();
  }

  @Test
  void saysWhatIsStillMissing() {
    String approval =
        "{\"kind\":\"approval\",\"what\":\"DataProduct sales/orders\",\"who\":[\"ann\"]}";
    assertThat(shown(false, approval))
        .containsPattern("state +open\n")
        .containsPattern("approval +DataProduct sales/orders +ann");

    String acknowledgement =
        "{\"kind\":\"acknowledgement\",\"what\":\"finance/report@1\",\"who\":[\"fred\"]}";
    assertThat(shown(true, acknowledgement)).containsPattern("state +open, approved\n");
    assertThat(shown(true, "")).containsPattern("state +open, ready to be applied\n");
  }
}
