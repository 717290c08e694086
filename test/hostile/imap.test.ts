/** Two thousand hostile servers of IMAP (survey.ts). */
import { surveyOf } from './survey.ts'

surveyOf('imap')
