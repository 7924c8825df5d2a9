package dev.weft.usecases.notice;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.notice.NoticeDraft;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Writes notices of what the journal says and of days that have come. Notices and how far the
/// journal was read move in one transaction, so that each thing is told once, whatever dies and
/// however many servers do this at a time.
public final class WriteNotices {

  /// How long a notice is kept.
  public static final Duration KEPT = Duration.ofDays(90);

  private static final Cause BACKGROUND = new Cause("platform", "background", "");
  private static final String JOURNAL = "notices";
  private static final String ENDS = "ends";
  private static final int BATCH = 200;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private volatile boolean opened;

  public WriteNotices(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// What is to be told, and from where to where the reader moves with it.
  ///
  /// @param channels since when what is told may leave by others than before; empty for as before
  private record Told(long from, long to, Optional<Long> channels, List<NoticeDraft> drafts) {
    boolean isAnything() {
      return to > from;
    }
  }

  /// Writes all that is not written yet.
  public void write() {
    Told told = catalog.read(this::happened);
    while (told.isAnything()) {
      write(JOURNAL, told);
      told = catalog.read(this::happened);
    }
    if (!opened) {
      // A server that knew no channels may have passed the entries that give them.
      catalog.write(BACKGROUND, writing -> open(writing, mesh.documents(writing)));
      opened = true;
    }
    Told ended = catalog.read(this::ended);
    if (ended.isAnything()) {
      write(ENDS, ended);
    }
  }

  /// The documents that gave channels: most of the time those that are there.
  private MeshDocuments documents(Writing writing, Told told, long at) {
    return writing.journal().head() == told.to()
        ? mesh.documents(writing)
        : mesh.documentsAt(writing, at);
  }

  private static String open(Writing writing, MeshDocuments documents) {
    new Channels(documents).open(writing);
    return JOURNAL;
  }

  private Told happened(Reading reading) {
    long from = reading.notices().position(JOURNAL);
    List<JournalEntry> entries = part(reading.journal().after(from, BATCH));
    if (entries.isEmpty()) {
      return new Told(from, from, Optional.empty(), List.of());
    }
    var notices = new JournalNotices(reading, mesh);
    return new Told(
        from,
        entries.getLast().position(),
        channels(reading, entries),
        entries.stream().flatMap(entry -> notices.of(entry).stream()).toList());
  }

  /// Since when channels are given anew by what a part begins with; empty as well when the next
  /// part begins like this, of which nothing is told before.
  private static Optional<Long> channels(Reading reading, List<JournalEntry> part) {
    JournalEntry end = part.getLast();
    boolean goesOn =
        Channels.areGivenBy(end)
            && reading.journal().after(end.position(), 1).stream().anyMatch(Channels::areGivenBy);
    return part.stream()
        .takeWhile(Channels::areGivenBy)
        .map(JournalEntry::at)
        .reduce((first, last) -> last)
        .filter(_ -> !goesOn);
  }

  /// Up to where channels are given anew: what happened before does not leave by them, what
  /// happened after does.
  private static List<JournalEntry> part(List<JournalEntry> entries) {
    int end = 0;
    while (end < entries.size() && Channels.areGivenBy(entries.get(end))) {
      end++;
    }
    while (end < entries.size() && !Channels.areGivenBy(entries.get(end))) {
      end++;
    }
    return entries.subList(0, end);
  }

  private Told ended(Reading reading) {
    long from = reading.notices().position(ENDS);
    long today = Instants.day(reading.now()).toEpochDay();
    return today > from
        ? new Told(from, today, Optional.empty(), new ComingEnds(reading, mesh).all())
        : new Told(from, from, Optional.empty(), List.of());
  }

  private void write(String reader, Told told) {
    catalog.write(
        BACKGROUND,
        writing -> {
          if (writing.notices().move(reader, told.from(), told.to())) {
            told.channels().ifPresent(at -> open(writing, documents(writing, told, at)));
            told.drafts().forEach(writing.notices()::add);
          }
          if (reader.equals(ENDS)) {
            writing.notices().expire(writing.now() - KEPT.toMillis() * 1_000);
          }
          return reader;
        });
  }
}
