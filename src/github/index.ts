/** The only folder that speaks to GitHub, besides reading revisions. Nothing in it throws, and nothing decides the verdict. */
export { annotationsOf, type Annotation } from './annotations.js';
export { createClient, type ClientOptions, type Clock, type GitHubClient } from './client.js';
export {
  publishComment,
  type CommentBehavior,
  type CommentMode,
  type CommentRequest,
  type DegradeReason,
  type Publication,
} from './comment.js';
export { readEvent, type EventContext } from './event.js';
export {
  annotate,
  annotateMistakes,
  describePublication,
  fallBack,
  outputsOf,
  setOutputs,
  writeSummary,
  type Said,
  type StepOutputs,
} from './job.js';
export { checkOverride, type Override, type OverridePolicy, type OverrideProblem } from './override.js';
export { githubRequests, graphqlData } from './request.js';
export {
  readSecondStage,
  reportBytesMax,
  type SecondStage,
  type StageInput,
  type StageRefusal,
} from './stage.js';
