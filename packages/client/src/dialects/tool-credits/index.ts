export { type ToolCreditsOptions, type ToolPackage, toolCredits } from './tool-credits'
