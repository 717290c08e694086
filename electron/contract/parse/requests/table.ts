/** One parser per call of the table: what crosses from a window into Node is read here, and believed from here on. */
import type { CallName, RequestOf } from '../../api.ts'
import type { Parsed } from '../parsed.ts'
import { parseAccountsRequest } from './accounts-request.ts'
import { parseCheckPracticeRequest } from './check-practice-request.ts'
import { parseCheckRequest } from './check-request.ts'
import { parseExplainRequest } from './explain-request.ts'
import { parseExportRequest } from './export-request.ts'
import { parseFindRequest } from './find-request.ts'
import { parseHistoryRequest } from './history-request.ts'
import { parseNewerVersionRequest } from './newer-version-request.ts'
import { parseForgetHandoutRequest, parseHandoutsRequest, parseHandoutTextRequest } from './handout-requests.ts'
import { parsePracticeRequest } from './practice-request.ts'

type RequestParsers = { [Name in CallName]: (value: unknown) => Parsed<RequestOf<Name>> }

export const requestParsers: RequestParsers = {
  check: parseCheckRequest,
  checkPractice: parseCheckPracticeRequest,
  practice: parsePracticeRequest,
  accounts: parseAccountsRequest,
  explain: parseExplainRequest,
  find: parseFindRequest,
  history: parseHistoryRequest,
  newerVersion: parseNewerVersionRequest,
  readHandout: parseHandoutTextRequest,
  keepHandout: parseHandoutTextRequest,
  handouts: parseHandoutsRequest,
  forgetHandout: parseForgetHandoutRequest,
  exportSettings: parseExportRequest,
}
