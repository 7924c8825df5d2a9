package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.KEY;
import static dev.weft.catalog.audit.Records.decision;
import static dev.weft.catalog.audit.Records.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.AuditHead;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who has the lines of an export, the JDK and `docs/audit.md`, and nothing of Weft,
/// checks them.
class ExportTest {

  @TempDir private Path folder;

  private List<JsonNode> export() {
    var json = new JsonMapper();
    var lines = new ArrayList<JsonNode>();
    String url = "jdbc:sqlite:" + folder.resolve("audit.db");
    try (var log = AuditLog.open(url, KEY, new Records.Kept(), AuditContract.PATIENT)) {
      for (String who : List.of("ada", "bo", "cleo")) {
        log.note(usage(who, log.append(decision(who))), new Counters(1, 5, 60, 7));
        log.append(decision(who));
      }
      log.seal();
      log.append(decision("late"));
      log.export(line -> lines.add(json.readTree(line)));
    }
    return lines;
  }

  @Test
  void canBeCheckedByOthers() throws Exception {
    List<JsonNode> lines = export();
    assertThat(lines.getFirst().path("algorithm").asString()).isEqualTo("Ed25519");
    assertThat(lines).hasSize(1 + 6 + 1 + 1);
    var counters = new ByteArrayOutputStream();
    byte[] link = new byte[32];
    byte[] hash = new byte[32];
    for (JsonNode line : lines.subList(1, lines.size())) {
      if (line.has("record")) {
        byte[] body = Base64.getDecoder().decode(line.path("body").asString());
        link = sha256(bytes(link), bytes(sha256(body)));
        assertThat(hex(link)).isEqualTo(line.path("link").asString());
        for (String counter : List.of("times", "rows", "bytes", "millis")) {
          counters.writeBytes(number(line.path(counter).asLong()));
        }
      } else {
        hash =
            sha256(
                bytes("weft.audit.segment/1".getBytes(StandardCharsets.UTF_8)),
                number(line.path("segment").asLong()),
                bytes(hash),
                number(line.path("first").asLong()),
                number(line.path("last").asLong()),
                bytes(link),
                counters.toByteArray());
        assertThat(hex(hash)).isEqualTo(line.path("hash").asString());
        assertThat(signed(lines.getFirst(), line, hash)).isTrue();
        assertThat(signed(lines.getFirst(), line, new byte[32])).isFalse();
        counters.reset();
      }
    }
  }

  @Test
  void goesOnBehindWhatWasDropped() throws Exception {
    var json = new JsonMapper();
    var lines = new ArrayList<JsonNode>();
    String url = "jdbc:sqlite:" + folder.resolve("audit.db");
    try (var log = AuditLog.open(url, KEY, new Records.Kept(), AuditContract.PATIENT)) {
      for (String who : List.of("ada", "bo", "cleo")) {
        log.append(decision(who));
        log.seal();
      }
      log.dropBefore(Long.MAX_VALUE);
      log.export(line -> lines.add(json.readTree(line)));
    }
    JsonNode cut = lines.get(1);
    assertThat(cut.path("cut").asLong()).isEqualTo(2);
    assertThat(cut.path("last").asLong()).isEqualTo(2);
    byte[] link = HexFormat.of().parseHex(cut.path("link").asString());
    byte[] body = Base64.getDecoder().decode(lines.get(2).path("body").asString());
    assertThat(hex(sha256(bytes(link), bytes(sha256(body)))))
        .isEqualTo(lines.get(2).path("link").asString());
    var check = Signature.getInstance("Ed25519");
    check.initVerify(key(lines.getFirst()));
    check.update(bytes("weft.audit.cut/1".getBytes(StandardCharsets.UTF_8)));
    check.update(number(2));
    check.update(number(2));
    check.update(bytes(link));
    check.update(bytes(HexFormat.of().parseHex(cut.path("hash").asString())));
    check.update(number(cut.path("before").asLong()));
    assertThat(check.verify(Base64.getDecoder().decode(cut.path("signature").asString()))).isTrue();
  }

  @Test
  void saysWhatEachRecordSays() {
    JsonNode first = export().get(1);
    assertThat(first.path("times").asLong()).isEqualTo(2);
    assertThat(first.at("/says/who/principal").asString()).isEqualTo("ada");
    assertThat(first.at("/says/tables/0/columns/0/shown").asString()).isEqualTo("redact");
    assertThat(first.at("/says/outcome/verdict").asString()).isEqualTo("ALLOW");
  }

  @Test
  void refusesAKeyThatIsNone() {
    for (String text : List.of("", ".", "a.b", AuditKey.fresh() + "A", mixed())) {
      var refused = catchThrowableOfType(WeftException.class, () -> AuditKey.of(text));
      assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_STORE);
    }
  }

  private static String mixed() {
    return AuditKey.fresh().replaceAll("\\..*", "") + "." + KEY.publicKey();
  }

  @Test
  void spellsAHeadOnALine() {
    var head =
        new AuditHead(
            7, "0".repeat(64), Base64.getEncoder().encodeToString(KEY.sign(new byte[] {1})));
    assertThat(AuditHead.find(head.text())).contains(head);
    assertThat(AuditHead.find("7 nothing")).isEmpty();
  }

  private static boolean signed(JsonNode key, JsonNode segment, byte[] hash)
      throws GeneralSecurityException, IOException {
    var check = Signature.getInstance("Ed25519");
    check.initVerify(key(key));
    check.update(bytes("weft.audit.head/1".getBytes(StandardCharsets.UTF_8)));
    check.update(number(segment.path("segment").asLong()));
    check.update(bytes(hash));
    return check.verify(Base64.getDecoder().decode(segment.path("signature").asString()));
  }

  private static PublicKey key(JsonNode first) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new X509EncodedKeySpec(Base64.getDecoder().decode(first.path("publicKey").asString())));
  }

  private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static byte[] number(long value) throws IOException {
    var out = new ByteArrayOutputStream();
    new DataOutputStream(out).writeLong(value);
    return out.toByteArray();
  }

  private static byte[] bytes(byte[] value) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(number(value.length));
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
