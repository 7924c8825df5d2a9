package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Majors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts a run and returns while it works; it goes on when the caller leaves.
public final class StartRun {

  // more runs than can be under way: one build of each major, and the previews
  private static final int LIVE = 10_000;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final FolderReader reader;
  private final RunWorker worker;

  public StartRun(Catalog catalog, AppliedMesh mesh, FolderReader reader, RunWorker worker) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.reader = reader;
    this.worker = worker;
  }

  /// Queues and starts a run.
  ///
  /// @return the run as it stands; an earlier one when its key came before
  /// @throws dev.weft.model.error.WeftException ACCESS_ROLE, REGISTRY_NOT_FOUND, RUN_INPUT when
  ///   there is nothing to build, RUN_BUSY when another run of this product and major is under way,
  ///   or too many previews are, PLAN_REFUSED for a broken folder
  public RunView start(Caller caller, RunRequest request) {
    Optional<RunView> before = catalog.read(reading -> before(reading, caller, request));
    if (before.isPresent()) {
      return before.get();
    }
    BuildRequest build = catalog.read(reading -> prepare(reading, caller, request));
    ProductFolder folder = build.folder();
    if (!folder.makesAny()) {
      throw RunFailures.nothingToBuild(folder);
    }
    var cause = new Cause(caller.text(), caller.via(), caller.trace());
    var draft =
        new RunDraft(
            build.run(),
            folder.id(),
            folder.product().value().major(),
            build.revision(),
            build.preview() ? RunKind.PREVIEW : RunKind.BUILD,
            key(caller, request),
            caller.text());
    catalog.write(
        cause,
        writing -> {
          if (build.preview()) {
            boundPreviews(writing);
          }
          Run queued = writing.runs().queue(draft, worker.hold(writing.now()));
          writing.runs().start(queued.id());
          if (!build.preview()) {
            writing.registry().resume(folder.id());
          }
          return queued;
        });
    worker.work(build, cause);
    return catalog.read(
        reading -> new RunViews(reading, mesh, caller).of(reading.runs().get(build.run())));
  }

  private void boundPreviews(Reading now) {
    int most = worker.previewsAtOnce();
    long live =
        now.runs().live(new Run.Cursor(0, ""), LIVE).stream()
            .filter(run -> run.kind() == RunKind.PREVIEW)
            .count();
    if (live >= most) {
      throw RunFailures.tooManyPreviews(most);
    }
  }

  private Optional<RunView> before(Reading reading, Caller caller, RunRequest request) {
    mayBuild(reading, caller, request.product());
    return key(caller, request)
        .flatMap(key -> reading.runs().findByKey(key))
        .map(new RunViews(reading, mesh, caller)::of);
  }

  /// A key means something to its caller and for its product only.
  private static Optional<String> key(Caller caller, RunRequest request) {
    return switch (request) {
      case RunRequest.OfRevision(ProductId product, Optional<Integer> major, var key) ->
          key.map(
              k -> caller.text() + " " + product + major.map(m -> "@" + m).orElse("") + " " + k);
      case RunRequest.OfPreview _ -> Optional.empty();
    };
  }

  private void mayBuild(Reading reading, Caller caller, ProductId product) {
    mesh.documents(reading)
        .kernel(reading.now())
        .inDomain(caller.principal(), Action.BUILD, product.domain())
        .orThrow();
  }

  private BuildRequest prepare(Reading reading, Caller caller, RunRequest request) {
    ProductId product = request.product();
    mayBuild(reading, caller, product);
    return switch (request) {
      case RunRequest.OfRevision(_, Optional<Integer> major, _) -> {
        Revision revision = revision(reading, product, major);
        yield new BuildRequest(
            worker.newId(),
            mesh.folder(reading, revision),
            revision.number(),
            Optional.of(revision),
            caller,
            false,
            Map.of());
      }
      case RunRequest.OfPreview preview -> preview(reading, caller, preview);
    };
  }

  private BuildRequest preview(Reading reading, Caller caller, RunRequest.OfPreview preview) {
    ProductId product = preview.product();
    Optional<Revision> applied =
        preview.files().isEmpty()
            ? Optional.of(revision(reading, product, preview.major()))
            : Optional.empty();
    ProductFolder folder =
        applied
            .map(current -> mesh.folder(reading, current))
            .orElseGet(() -> understood(product, reader.read(preview.files())));
    long revision =
        applied
            .map(Revision::number)
            .or(() -> reading.registry().findProduct(product).map(RegisteredProduct::revision))
            .orElse(0L);
    preview.instead().keySet().forEach(capture -> readsFiles(folder, capture));
    return new BuildRequest(
        worker.newId(), folder, revision, applied, caller, true, preview.instead());
  }

  private static ProductFolder understood(ProductId product, Understood understood) {
    if (!understood.isSound()) {
      throw WeftException.of(
              ErrorCode.PLAN_REFUSED, "The folder cannot be built", "Mend its errors first.")
          .withFindings(understood.findings());
    }
    List<ProductFolder> products = understood.folder().products();
    if (products.size() != 1) {
      throw RunFailures.notAProduct();
    }
    if (!products.getFirst().id().equals(product)) {
      throw RunFailures.otherProduct(product, products.getFirst().id().toString());
    }
    return products.getFirst();
  }

  private static void readsFiles(ProductFolder folder, String name) {
    var capture = folder.build().map(b -> b.value().captures().get(name));
    if (capture.isEmpty()) {
      throw RunFailures.noSuchCapture(name);
    }
    if (!(capture.get().origin() instanceof Origin.Files)) {
      throw RunFailures.sourceWithoutFiles(name);
    }
  }

  private static Revision revision(Reading reading, ProductId product, Optional<Integer> wanted) {
    if (reading.registry().findProduct(product).isEmpty()) {
      throw RunFailures.noProduct(product.toString());
    }
    int major =
        wanted
            .or(() -> Majors.newest(reading, product))
            .orElseThrow(() -> RunFailures.noMajor(product));
    return reading
        .registry()
        .activeRevision(product, major)
        .orElseThrow(() -> RunFailures.noRevision(product, major));
  }
}
