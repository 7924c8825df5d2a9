package dev.weft.catalog;

import static dev.weft.catalog.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.journal.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

abstract class JournalContract extends CatalogContract {

  @Test
  void startsEmpty() {
    assertThat(head()).isZero();
    assertThat(journal()).isEmpty();
  }

  @Test
  void keepsWhatHappenedWithItsCause() {
    change(w -> w.journal("plan.refused", "sales", Map.of("findings", 3)));

    assertThat(journal())
        .containsExactly(
            new JournalEntry(1, clock.micros(), "plan.refused", "sales", ANN, "{\"findings\":3}"));
  }

  @Test
  void takesDetailAsJsonText() {
    change(w -> w.journal("plan.refused", "sales", "{ \"findings\" : 3 }"));

    assertThat(journal()).extracting(JournalEntry::detail).containsExactly("{\"findings\":3}");
  }

  @Test
  void refusesDetailThatIsNoJsonObject() {
    for (String detail : List.of("", "3", "[]", "{\"open\":", "{} {}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> change(w -> w.journal("plan.refused", "sales", detail)));
    }
    assertThat(journal()).isEmpty();
  }

  @Test
  void givesReadersWhatIsBehindTheirPosition() {
    for (int i = 0; i < 5; i++) {
      change(w -> w.journal("a", "s", Map.of()));
    }

    assertThat(list(r -> r.journal().after(2, 2)))
        .extracting(JournalEntry::position)
        .containsExactly(3L, 4L);
    assertThat(list(r -> r.journal().after(5, 10))).isEmpty();
    assertThat(head()).isEqualTo(5);
  }

  @Test
  void listsWhatHappenedToOneSubjectNewestFirst() {
    change(w -> w.journal("a", "orders", Map.of()));
    change(w -> w.journal("b", "members", Map.of()));
    change(w -> w.journal("c", "orders", Map.of()));

    assertThat(list(r -> r.journal().about("orders", Long.MAX_VALUE, 10)))
        .extracting(JournalEntry::kind)
        .containsExactly("c", "a");
    assertThat(list(r -> r.journal().about("orders", 3, 10)))
        .extracting(JournalEntry::kind)
        .containsExactly("a");
  }

  @Test
  void hasNoGapsUnderEightWriters() throws Exception {
    inParallel(
        IntStream.range(0, 8).mapToObj(writer -> (Runnable) () -> writeOften(writer)).toList());

    List<JournalEntry> entries = journal();
    assertThat(entries)
        .extracting(JournalEntry::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    // 8 writers, 12 changes each, every fourth of them thrown away, two entries a change
    assertThat(entries).hasSize(8 * 9 * 2);
    assertThat(head()).isEqualTo(entries.size());
  }

  private void writeOften(int writer) {
    for (int i = 0; i < 12; i++) {
      int number = i;
      try {
        change(
            w -> {
              w.journal("first", "writer-" + writer, Map.of("i", number));
              w.journal("second", "writer-" + writer, Map.of("i", number));
              if (number % 4 == 3) {
                throw new IllegalStateException("changed its mind");
              }
            });
      } catch (IllegalStateException expected) {
        assertThat(number % 4).isEqualTo(3);
      }
    }
  }

  /// Eight writers over two catalogs, as of two servers, and one that stands still in the middle of
  /// a change while a reader goes on looking. Whatever the order of commits, the reader's cursor
  /// passes nothing by.
  @Test
  void losesNoEntryForAReaderWhileAWriterStandsStill() throws Exception {
    var looks = new CountDownLatch(20);
    var writersLeft = new AtomicInteger(9);
    var seen = new ArrayList<Long>();
    try (Catalog other = Catalog.open(url(), clock)) {
      var tasks = new ArrayList<Runnable>();
      tasks.add(
          () -> {
            standStill(catalog(), looks);
            writersLeft.decrementAndGet();
          });
      for (int i = 1; i <= 8; i++) {
        Catalog mine = i % 2 == 0 ? catalog() : other;
        tasks.add(
            () -> {
              writeEach(mine, 10);
              writersLeft.decrementAndGet();
            });
      }
      tasks.add(() -> follow(other, writersLeft, looks, seen));
      inParallel(tasks);
    }

    assertThat(head()).isEqualTo(8 * 10 + 1);
    assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(1, head()).boxed().toList());
  }

  private static void standStill(Catalog catalog, CountDownLatch until) {
    catalog.write(
        ANN,
        w -> {
          w.access().putSetting("operator", "ann");
          try {
            return until.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void writeEach(Catalog catalog, int times) {
    for (int i = 0; i < times; i++) {
      catalog.write(
          ANN,
          w -> {
            w.journal("a", "s", Map.of());
            return "done";
          });
    }
  }

  /// Reads with a cursor until the writers have ended, and once more.
  private static void follow(
      Catalog catalog, AtomicInteger writersLeft, CountDownLatch looks, List<Long> seen) {
    boolean ended;
    do {
      ended = writersLeft.get() == 0;
      long cursor = seen.isEmpty() ? 0 : seen.getLast();
      List<JournalEntry> next = catalog.read(r -> r.journal().after(cursor, 1_000));
      next.forEach(entry -> seen.add(entry.position()));
      looks.countDown();
    } while (!ended);
  }

  @Test
  void keepsEntriesOfOneChangeTogether() throws Exception {
    inParallel(
        IntStream.range(0, 4).mapToObj(writer -> (Runnable) () -> writeOften(writer)).toList());

    List<JournalEntry> entries = journal();
    for (int i = 0; i < entries.size(); i += 2) {
      assertThat(entries.get(i).kind()).isEqualTo("first");
      assertThat(entries.get(i + 1).kind()).isEqualTo("second");
      assertThat(entries.get(i + 1).subject()).isEqualTo(entries.get(i).subject());
    }
  }

  @Test
  void forgetsAChangeThatThrows() {
    assertThatThrownBy(
            () ->
                change(
                    w -> {
                      w.registry().blobs().put(bytes("gone"));
                      w.access().putSetting("operator", "ann");
                      throw new AssertionError("no");
                    }))
        .isInstanceOf(AssertionError.class);

    assertThat(journal()).isEmpty();
    assertThat(find(r -> r.access().findSetting("operator"))).isEmpty();
    change(w -> w.journal("a", "s", Map.of()));
    assertThat(journal()).extracting(JournalEntry::position).containsExactly(1L);
  }

  @Test
  void neverGoesBackInTimeWithTheClock() {
    long later = write(Writing::now);
    change(w -> w.journal("a", "s", Map.of()));
    clock.setBack(Duration.ofHours(5));

    long writing = write(Writing::now);
    assertThat(writing).isEqualTo(later);
    assertThat(number(Reading::now)).isEqualTo(later);
    change(w -> w.journal("b", "s", Map.of()));
    assertThat(journal()).extracting(JournalEntry::at).containsExactly(later, later);
  }

  @Test
  void neverGoesBackInTimeAfterAChangeWithoutEntries() {
    clock.advance(Duration.ofDays(1));
    long later = write(w -> w.registry().blobs().put(bytes("quiet")).isEmpty() ? 0L : w.now());
    clock.setBack(Duration.ofDays(1));
    reopen();

    assertThat(number(Reading::now)).isEqualTo(later);
  }

  static void inParallel(List<Runnable> tasks) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      for (var done :
          threads.invokeAll(
              tasks.stream().<Callable<String>>map(task -> finishing(task)).toList())) {
        done.get();
      }
    }
  }

  private static Callable<String> finishing(Runnable task) {
    return () -> {
      task.run();
      return "done";
    };
  }
}
