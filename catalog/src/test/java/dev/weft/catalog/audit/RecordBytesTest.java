package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.audit.AuditRecord.Column;
import dev.weft.catalog.audit.AuditRecord.Grant;
import dev.weft.catalog.audit.AuditRecord.Kind;
import dev.weft.catalog.audit.AuditRecord.Outcome;
import dev.weft.catalog.audit.AuditRecord.Question;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.catalog.audit.AuditRecord.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The bytes that the chain is over: one spelling per record, and one record per spelling.
class RecordBytesTest {

  private final long seed = Long.getLong("seed", 3);
  private final Random random = new Random(seed);

  @Test
  void readsWhatItWrote() {
    for (int i = 0; i < 500; i++) {
      AuditRecord record = record();
      assertThat(RecordBytes.read(RecordBytes.of(record))).as("seed " + seed).isEqualTo(record);
    }
  }

  @Test
  void spellsDifferentRecordsDifferently() {
    java.util.Map<String, AuditRecord> spellings = new java.util.HashMap<>();
    for (int i = 0; i < 500; i++) {
      AuditRecord record = record();
      AuditRecord other = spellings.put(Arrays.toString(RecordBytes.of(record)), record);
      assertThat(other == null || other.equals(record)).as("seed " + seed).isTrue();
    }
  }

  @Test
  void tellsRecordsApartByAllButTimeAndTrace() {
    AuditRecord later = decision("cleo", Records.MORNING + 5);
    assertThat(RecordBytes.identity(later)).isEqualTo(RecordBytes.identity(decision("cleo")));
    assertThat(RecordBytes.of(later)).isNotEqualTo(RecordBytes.of(decision("cleo")));
    assertThat(RecordBytes.identity(decision("eve")))
        .isNotEqualTo(RecordBytes.identity(decision("cleo")));
  }

  @Test
  void readsNothingElse() {
    byte[] bytes = RecordBytes.of(decision("cleo"));
    for (int cut = 0; cut < bytes.length; cut++) {
      byte[] shorter = Arrays.copyOf(bytes, cut);
      assertThatThrownBy(() -> RecordBytes.read(shorter))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RecordBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] newer = bytes.clone();
    newer[8 + "weft.audit.record/".length()] = '2';
    assertThatThrownBy(() -> RecordBytes.read(newer)).hasMessageContaining("unknown version");
  }

  private AuditRecord record() {
    return new AuditRecord(
        one(Kind.values()),
        random.nextLong(),
        random.nextInt(100),
        new Who(word(), word(), word(), word()),
        new Question(word(), word(), word(), word()),
        outcome(),
        some(this::table),
        facts(),
        random.nextInt(10));
  }

  private Table table() {
    return new Table(
        word(),
        random.nextInt(5),
        word(),
        word(),
        new Grant(word(), word()),
        some(() -> new Column(word(), word(), random.nextBoolean())),
        random.nextInt(3),
        random.nextInt(30),
        outcome(),
        facts());
  }

  private Outcome outcome() {
    return new Outcome(one(Verdict.values()), word());
  }

  private java.util.SortedMap<String, String> facts() {
    var facts = new TreeMap<String, String>();
    some(this::word).forEach(name -> facts.put(name, word()));
    return facts;
  }

  private <T> List<T> some(Supplier<T> make) {
    var all = new ArrayList<T>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(make.get());
    }
    return all;
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private String word() {
    return one(new String[] {"", "a", "ab", "b", "ä€😀", "\n", "0", "a b", "SELECT ?"});
  }
}
