package dev.weft.server.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that is set, checked. Immutable.
public record ServerConfig(
    DataConfig data,
    DatabaseConfig database,
    HttpConfig http,
    SignInConfig signIn,
    OidcConfig oidc,
    SessionConfig session,
    EngineConfig engine,
    QueryConfig query,
    WorkerConfig worker,
    RunConfig run,
    CaptureConfig capture,
    SweepConfig sweep,
    SecretVariables secrets) {

  /// Every setting there is, in the order of the reference page.
  public static final List<Setting> SETTINGS =
      Stream.of(
              DataConfig.ALL,
              DatabaseConfig.ALL,
              HttpConfig.ALL,
              SignInConfig.ALL,
              OidcConfig.ALL,
              SessionConfig.ALL,
              EngineConfig.ALL,
              QueryConfig.ALL,
              WorkerConfig.ALL,
              RunConfig.ALL,
              CaptureConfig.ALL,
              SweepConfig.ALL)
          .flatMap(List::stream)
          .toList();

  /// Reads the command line, the environment and `weft.properties` in the data folder; the first
  /// that names a setting wins. Throws `WeftException` (SERVER_CONFIG) with everything that is
  /// wrong.
  public static ServerConfig of(List<String> arguments, Map<String, String> environment) {
    var line = CommandLine.of(arguments);
    var first = new Settings(List.of(line.source(), environment(environment)));
    var file = PropertiesFile.in(first.path(DataConfig.DATA));
    var settings = new Settings(List.of(line.source(), environment(environment), file.source()));
    line.problems().forEach(settings::problem);
    file.problems().forEach(settings::problem);
    var config = of(settings, SecretVariables.of(environment));
    if (config.data.sample() && !config.http.isLoopback()) {
      settings.problem(ConfigErrors.sampleInTheOpen(config.http.host()));
    }
    if (config.engine.memory() / config.run.tables() < EngineConfig.LEAST) {
      settings.problem(
          String.valueOf(
              ConfigErrors.outside(
                      "engine-memory",
                      config.engine.memory(),
                      config.run.tables() + " times 64MB or more, for as many tables at once")
                  .getMessage()));
    }
    config
        .session
        .publicUrl()
        .map(URI::getHost)
        .filter(host -> !config.http.isCalled(host))
        .ifPresent(host -> settings.problem(ConfigErrors.unknownHost(host)));
    settings.refuseProblems();
    return config;
  }

  private static ServerConfig of(Settings settings, SecretVariables secrets) {
    return new ServerConfig(
        DataConfig.of(settings),
        DatabaseConfig.of(settings),
        HttpConfig.of(settings),
        SignInConfig.of(settings),
        OidcConfig.of(settings),
        SessionConfig.of(settings),
        EngineConfig.of(settings),
        QueryConfig.of(settings),
        WorkerConfig.of(settings),
        RunConfig.of(settings),
        CaptureConfig.of(settings),
        SweepConfig.of(settings),
        secrets);
  }

  private static Settings.Source environment(Map<String, String> variables) {
    return new Settings.Source(
        Setting::variable,
        setting ->
            java.util.Optional.ofNullable(variables.get(setting.variable()))
                .filter(value -> !value.isEmpty()));
  }
}
