/** Every endpoint of the fake, as VirtFusion's reference writes it: below the base path `/api/v1`. */
export const VIRTFUSION_ROUTES = [
  'GET /connect',
  'POST /selfService/credit/byUserExtRelationId/:extRelationId',
  'DELETE /selfService/credit/:creditId',
  'GET /selfService/usage/byUserExtRelationId/:extRelationId',
  'GET /selfService/report/byUserExtRelationId/:extRelationId',
  'GET /selfService/hourlyStats/byUserExtRelationId/:extRelationId',
  'GET /selfService/currencies',
  'POST /users',
  'GET /users/:extRelationId/byExtRelation',
  'PUT /users/:extRelationId/byExtRelation',
] as const

/** An endpoint of the fake. */
export type VirtfusionRoute = (typeof VIRTFUSION_ROUTES)[number]
