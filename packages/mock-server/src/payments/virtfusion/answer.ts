import type { VirtfusionAnswer, VirtfusionCall } from './call'
import { cancelCredit, giveCredit } from './credits'
import { hourlyStats, listCurrencies, report, usageByMonth } from './figures'
import { changeUser, createUser, getUser } from './users'

/** Does what a call asks for. */
export function answer(call: VirtfusionCall): VirtfusionAnswer {
  switch (call.route) {
    case 'GET /connect':
      return { status: 200, body: { msg: 'Connected' } }
    case 'POST /selfService/credit/byUserExtRelationId/:extRelationId':
      return giveCredit(call)
    case 'DELETE /selfService/credit/:creditId':
      return cancelCredit(call)
    case 'GET /selfService/usage/byUserExtRelationId/:extRelationId':
      return usageByMonth(call)
    case 'GET /selfService/report/byUserExtRelationId/:extRelationId':
      return report(call)
    case 'GET /selfService/hourlyStats/byUserExtRelationId/:extRelationId':
      return hourlyStats(call)
    case 'GET /selfService/currencies':
      return listCurrencies()
    case 'POST /users':
      return createUser(call)
    case 'GET /users/:extRelationId/byExtRelation':
      return getUser(call)
    case 'PUT /users/:extRelationId/byExtRelation':
      return changeUser(call)
  }
}
