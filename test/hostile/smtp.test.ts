/** Two thousand hostile servers of SMTP (survey.ts). */
import { surveyOf } from './survey.ts'

surveyOf('smtp')
