package dev.weft.formats.mend;

import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.Linted;
import dev.weft.formats.folder.Linter;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Mends the findings of one code in a file or a folder: the text changes only where a finding
/// points, and is judged again. A change is kept when its finding is gone and no error or warning
/// has come; notes, which ask for nothing, may come. Threads may share it.
public final class Mender {

  /// More than this many findings are not tried one by one.
  private static final int MOST_ALONE = 200;

  /// The last ones first, so that places before them stay right.
  private static final Comparator<Finding> BACKWARDS =
      Comparator.comparing(
              Finding::place,
              Comparator.comparing(Place::file)
                  .thenComparingInt(Place::line)
                  .thenComparingInt(Place::column))
          .reversed();

  private final Linter linter;

  public Mender(Linter linter) {
    this.linter = linter;
  }

  /// Mends a folder, its documents judged together.
  public Mended folder(ErrorCode code, FolderFiles given) {
    return new Work(files -> linter.folder(new FolderFiles(files, given.findings())))
        .mend(code, given.files());
  }

  /// Mends a file by itself.
  public Mended file(ErrorCode code, SourceFile given) {
    return new Work(files -> files.stream().map(linter::file).toList()).mend(code, List.of(given));
  }

  /// One mending.
  private record Work(Function<List<SourceFile>, List<Linted>> judge) {

    Mended mend(ErrorCode code, List<SourceFile> given) {
      Verdict before = verdict(given);
      List<Finding> wanted = before.of(code).stream().sorted(BACKWARDS).toList();
      Attempt all = Attempt.on(given).each(wanted);
      boolean sound = all.mended().isEmpty() || all.isSound(before, verdict(all.files()));
      return sound ? all.mended(given) : alone(given, before, wanted);
    }

    /// What cannot be mended all at once may be in parts.
    private Mended alone(List<SourceFile> given, Verdict first, List<Finding> wanted) {
      Attempt kept = Attempt.on(given);
      Verdict now = first;
      int tried = 0;
      for (Finding finding : wanted) {
        if (++tried > MOST_ALONE) {
          kept = kept.leaving(finding, "There are too many of these to try each; run it again");
          continue;
        }
        Attempt next = kept.each(List.of(finding));
        Verdict then = next.changes(kept) ? verdict(next.files()) : now;
        if (next.isSound(now, then, kept)) {
          kept = next;
          now = then;
        } else {
          kept = kept.leaving(finding, then.more(now));
        }
      }
      return kept.mended(given);
    }

    private Verdict verdict(List<SourceFile> files) {
      List<Finding> all = new ArrayList<>();
      judge.apply(files).forEach(linted -> all.addAll(linted.findings()));
      return new Verdict(all);
    }
  }
}
